// Tells the page around a frame how high the form is, and when it has been sent.
