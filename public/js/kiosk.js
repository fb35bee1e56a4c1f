// Shows one question at a time, and returns to the start by itself.
