import type { Problem } from './code-rules.ts'

/* The content security policy forbids inline code and styles; what a browser would drop silently is refused here. */

const TAG = /<([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g
const QUOTED = /"[^"]*"|'[^']*'/g

/** @param isMail mails have no policy, and their readers only understand inline styles */
export function markupProblems(markup: string, isMail: boolean): Problem[] {
  return [...markup.matchAll(TAG)].flatMap(({ index, 1: name = '', 2: inside = '' }) => {
    const attributes = inside.replace(QUOTED, (value) => ' '.repeat(value.length))
    const found: Problem[] = []
    const refuse = (at: number, message: string) => found.push({ position: index + at, message })
    for (const { 1: attribute = '', index: at } of attributes.matchAll(/(?<=\s)(style|on\w+|hx-on[\w:.-]*)\s*=/gi)) {
      const isStyle = attribute.toLowerCase() === 'style'
      if (isStyle && isMail) continue
      const instead = isStyle ? 'a class in a stylesheet of public/css' : 'a listener in a module of public/js'
      refuse(1 + name.length + at, `No inline ${attribute}=: use ${instead}`)
    }
    if (/^script$/i.test(name) && !/(?<=\s)src\s*=/i.test(attributes))
      refuse(0, 'No inline <script>: use a module of public/js')
    if (/^style$/i.test(name) && !isMail) refuse(0, 'No inline <style>: use a stylesheet of public/css')
    return found
  })
}
