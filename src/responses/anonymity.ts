export { SMALLEST_COMMENT_GROUP, SMALLEST_GROUP } from '../surveys/anonymity.ts'
