/** How many rows one page of a list holds. */
export const ROWS_A_PAGE = 50
