/*
 * Who may import whom: DESIGN's one-way flow, as rules that `npm run check` enforces. Each comment is the rule's reason.
 *
 *   browser → routes → input → rules → store        one direction, no way back
 *                        store → rules → page → view
 */

/** From the ground up. Each folder imports from those before it, so that the product can be read from one end. */
const LAYERS = [
  ['statistics', 'i18n', 'database'],
  ['web'],
  ['mail'],
  ['accounts'],
  ['catalogue'],
  ['surveys'],
  ['relays', 'campaigns'],
  ['responses'],
  ['comparison'],
  ['improvement'],
  ['reports'],
  ['api'],
  ['jobs'],
]
const FEATURES = LAYERS.slice(2, -1).flat()

const anyOf = (names) => `(${names.join('|')})`
const FEATURE = `^src/${anyOf(FEATURES)}/`

/** The files that recur in every feature, alone or with a subject before them: `routes.ts`, `agreement-routes.ts`. */
const recurring = (name) => `${FEATURE}.*\\b${name}\\.ts$`
const ROUTES = recurring('routes')
const INPUT = recurring('input')
const STORE = recurring('store')
const PAGE = recurring('page')
/** What moves things between a request, the tables and the world, and so is neither rule nor store. */
const MACHINERY = '^src/(accounts/(gate|mails|scope|session|session-start|session-store|try-limits)|campaigns/(campaign-jobs|contact-import-work)|improvement/(finding-jobs|follow-up-jobs|heard-jobs|reminder-mail)|mail/(deliver|letter|outbox|personal-letter|probe|test-letter)|reports/(digest-jobs|review-jobs|workbook)|responses/(guard|intake|published-forms|signals))\\.ts$'
/** Everything else in a feature is a file of pure rules, named for its subject. */
const RULES = { path: FEATURE, pathNot: [ROUTES, INPUT, STORE, PAGE, MACHINERY] }

const package = (names) => `^node_modules/(@types/)?${anyOf(names)}/`
const HTTP = package(['express', 'express-session', 'express-rate-limit', 'multer', 'helmet', 'csrf-sync'])
const SQL = package(['kysely', 'pg', 'better-sqlite3'])

/** What of the plumbing is pure, too: menus, icons, tabs, the outcome of a form, where the project lies. */
const PURE_WEB = '^src/web/(errors|form|form-errors|icons|page-links|root|service-tabs|site)\\.ts$'

/** Types vanish when the program is compiled: a row's shape may be named where no query may be run. */
const VALUE = { dependencyTypesNot: ['type-only'] }

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const layering = LAYERS.slice(0, -1).map((layer, height) =>
  rule(
    `layers-${layer.join('-')}`,
    `${layer.join(', ')} must not know of what is built upon it: imports lead down the list of layers only.`,
    { path: `^src/${anyOf(layer)}/` },
    // Who may do what is known to the layouts' menus, and is itself built upon nothing.
    { path: `^src/${anyOf(LAYERS.slice(height + 1).flat())}/`, pathNot: '^src/accounts/permissions\\.ts$' },
  ),
)

module.exports = {
  forbidden: [
    rule('no-circular', 'Two files that need each other are one thing cut in the wrong place; types included.', {}, { circular: true }),
    rule('no-unresolvable', 'An import that leads nowhere would slip through every other rule.', {}, { couldNotResolve: true }),
    ...layering,

    rule(
      'statistics-imports-nothing-of-ours',
      'The formulas are checked against reference values as they stand; a table or a setting must not sway them.',
      { path: '^src/statistics/' },
      { path: '^(src|db|tests)/', pathNot: '^src/statistics/' },
    ),
    rule(
      'statistics-is-pure',
      'The same histograms give the same figures, whatever the machine, the clock or the database.',
      { path: '^src/statistics/' },
      { dependencyTypes: ['core', 'npm'], pathNot: '^node_modules/@stdlib/' },
    ),
    rule(
      'words-import-nothing-of-ours',
      'A translator reads and changes the messages without meeting the program.',
      { path: '^src/i18n/' },
      { path: '^(src|db|tests)/', pathNot: '^src/i18n/' },
    ),
    rule(
      'database-knows-no-feature-but-the-migrations',
      'The tables are opened and brought up to date before there is anything to use them.',
      { path: '^src/database/' },
      { path: '^(src|db|tests)/', pathNot: '^(src/database|db/migrations)/' },
    ),
    rule(
      'migrations-stand-alone',
      'What has once run must do the same for ever, however the program around it changes.',
      { path: '^db/migrations/' },
      { path: '^(src|db|tests)/', pathNot: '^(db/migrations/|src/database/(dialect|schema)\\.ts$)' },
    ),

    rule(
      'routes-are-the-outermost',
      "Handlers call and are not called: only the site map and a feature's own list of routes know them.",
      { path: '^src/', pathNot: ['^src/app\\.ts$', ROUTES] },
      { path: ROUTES },
    ),
    rule(
      'routes-run-no-queries',
      "A handler names what it asks; how it is asked is the store's, where both engines are tested.",
      { path: ROUTES },
      { path: SQL },
    ),
    rule(
      'input-is-parsed-before-anything-is-known',
      'What a form may hold follows from the rules alone, and is tried without a database or a page.',
      { path: INPUT },
      { path: [STORE, PAGE, MACHINERY, HTTP, SQL] },
    ),
    rule(
      'store-knows-neither-request-nor-page',
      'A query serves pages, API and exports alike.',
      { path: STORE, pathNot: MACHINERY },
      { path: [INPUT, PAGE, HTTP] },
    ),
    rule(
      'rules-touch-neither-request-nor-table',
      'A rule is a pure function: found from a figure in two jumps and tested by a table of cases.',
      RULES,
      { path: [INPUT, PAGE, HTTP, SQL] },
    ),
    rule(
      'rules-run-nothing-that-acts',
      'A rule may name the shape of a row, and may neither read nor write one.',
      RULES,
      { ...VALUE, path: [STORE, MACHINERY, '^src/(database|web|jobs)/'], pathNot: PURE_WEB },
    ),
    rule(
      'pages-touch-neither-request-nor-table',
      'A page model is built from what it is given, so that what a person sees is tested without a server.',
      { path: PAGE },
      { path: [INPUT, HTTP, SQL] },
    ),
    rule(
      'pages-run-nothing-that-acts',
      'A page model may name the shape of a row, and may neither read nor write one.',
      { path: PAGE },
      { ...VALUE, path: [STORE, MACHINERY, '^src/(database|web|jobs)/'], pathNot: PURE_WEB },
    ),

    rule(
      'settings-arrive-by-hand',
      'The program is put together in one place; what needs a setting is given it, and tests give another.',
      { path: '^src/', pathNot: '^src/(config|demo|migrate|server|start)\\.ts$' },
      { ...VALUE, path: '^src/config\\.ts$' },
    ),
    rule(
      'only-the-demo-knows-the-demo',
      'The demos are content beside the product, and the product runs without them.',
      { path: '^src/', pathNot: '^src/demo\\.ts$' },
      { path: '^db/seeds/' },
    ),
    rule('nobody-imports-the-start', 'Importing a program must not start it.', {}, { path: '^src/(server|demo|migrate)\\.ts$' }),
    rule(
      'the-product-runs-without-its-tests',
      'Tests and tools are not part of what is installed.',
      { path: '^(src|db)/' },
      { path: '^(tests|\\.ci)/' },
    ),
    rule(
      'the-product-runs-without-development-packages',
      'They are not installed in production.',
      { path: '^(src|db)/' },
      { ...VALUE, dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    preserveSymlinks: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: '^node_modules/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  },
}
