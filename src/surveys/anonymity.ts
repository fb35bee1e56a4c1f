/** Scores of anonymous responses show from this many; figures move in batches of at least as many. */
export const SMALLEST_GROUP = 5

/** Comments and their terms show from this many. */
export const SMALLEST_COMMENT_GROUP = 10
