/** An error that a person mends outside the code: its one line alone, without a pile of stack under it. */
export function withoutTrace(message: string): Error {
  const error = new Error(message)
  error.stack = message
  return error
}
