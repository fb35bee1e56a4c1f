export const improvement = {}
