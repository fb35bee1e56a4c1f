import type { Database, Day } from '../../src/database/schema.ts'
import { lastDayOf, usualAfterWindow, usualBaseline } from '../../src/improvement/measure.ts'
import type { ActionContent } from './content/types.ts'
import { daysFrom } from './days.ts'

/* How the demo's improvement actions are worked on and measured, beyond what content/actions.ts says of each. */

interface Worked {
  title: string
  /** Who is in charge, where it is somebody with an account. */
  inCharge?: { id: string; name: string }
  whys?: readonly string[]
  tasks?: readonly { title: string; who: string; dueInDays: number | null; doneDaysAgo?: number }[]
  comments?: readonly { by: string; daysAgo: number; text: string }[]
  links?: readonly { title: string; address: string; daysAgo: number }[]
  /** The service beside which its effect is shown. */
  beside?: string
  changedDaysAgo?: number
}

const WORKED: readonly Worked[] = [
  {
    title: 'Tell the cardholder at once when a card is locked',
    inCharge: { id: 'analyst', name: 'Sam Laurent' },
    whys: [
      'Cardholders learn of a lock only when a payment fails, or when the contact centre calls.',
      'The fraud engine tells the contact centre’s work list, and nobody else.',
      'When it was bought, the agreement asked for contact within 72 h, and a call was enough for that.',
      'Nobody asked cardholders: the agreement was made between Cards and IT.',
      'No component of the service is there to tell the cardholder anything.',
    ],
    tasks: [
      {
        title: 'Agree the wording with Fraud Prevention',
        who: 'Debit Card Service Owner',
        dueInDays: -20,
        doneDaysAgo: 22,
      },
      { title: 'Send the lock event to the notification service', who: 'Card Platform Team', dueInDays: 14 },
      { title: 'Let the cardholder confirm the purchase by reply', who: 'Mobile Team', dueInDays: 35 },
    ],
    comments: [
      {
        by: 'owner',
        daysAgo: 30,
        text: 'Please make sure that the text message never asks for a PIN or a card number.',
      },
      {
        by: 'analyst',
        daysAgo: 29,
        text: 'Agreed. The message names the shop and the amount, and answers are yes or no.',
      },
    ],
    links: [
      {
        title: 'Concept of the notification',
        address: 'https://wiki.tarnwood.example/cards/lock-notification',
        daysAgo: 28,
      },
    ],
    beside: 'cash-machines',
  },
  {
    title: 'Weekend staffing of the contact centre',
    inCharge: { id: 'analyst', name: 'Sam Laurent' },
    tasks: [
      {
        title: 'Works council agrees to the roster',
        who: 'Head of Contact Centre Operations',
        dueInDays: -50,
        doneDaysAgo: 52,
      },
      { title: 'Fill the last two positions', who: 'Human Resources', dueInDays: -9 },
      { title: 'Train six agents in unlocking cards', who: 'Card Desk Lead', dueInDays: 10 },
    ],
    comments: [
      { by: 'owner', daysAgo: 6, text: 'Can we start with four agents on Saturdays until the last two are here?' },
    ],
    beside: 'cash-machines',
  },
  {
    title: 'Say at the terminal why a payment was declined',
    tasks: [
      {
        title: 'New reason codes in the authorisation reply',
        who: 'Card Platform Team',
        dueInDays: -60,
        doneDaysAgo: 63,
      },
      { title: 'Terminals of the ten largest merchants updated', who: 'Acquiring', dueInDays: -40, doneDaysAgo: 38 },
    ],
    comments: [
      {
        by: 'analyst',
        daysAgo: 37,
        text: 'The smaller merchants follow with their next terminal update, until the summer.',
      },
    ],
    beside: 'cash-machines',
    changedDaysAgo: 38,
  },
  { title: 'Enrol a new phone without a letter', changedDaysAgo: 196, beside: 'online-banking' },
  { title: 'One form for several disputed payments', changedDaysAgo: 118, beside: 'cash-machines' },
  { title: 'Second gateway for remote access', changedDaysAgo: 63 },
]

/** Adds plans, tasks, discussion and links to the register's actions. */
export async function seedImproving(db: Database, now: Date, register: readonly ActionContent[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const worked of WORKED) {
      const action = register.find(({ title }) => title === worked.title)
      if (action?.plan !== undefined) await insertWork(trx, finished(worked, action.implementedDaysAgo ?? 0), now)
      else if (action !== undefined) await insertWork(trx, worked, now)
    }
  })
}

/** The same work, done by the day on which the action was implemented. */
function finished({ changedDaysAgo: _, ...worked }: Worked, daysAgo: number): Worked {
  const { tasks = [], comments = [], links = [] } = worked
  return {
    ...worked,
    tasks: tasks.map((task, place) => {
      const doneDaysAgo = daysAgo + 9 * (tasks.length - place)
      return { ...task, dueInDays: 2 - doneDaysAgo, doneDaysAgo }
    }),
    comments: comments.map((comment) => ({ ...comment, daysAgo: comment.daysAgo + daysAgo })),
    links: links.map((link) => ({ ...link, daysAgo: link.daysAgo + daysAgo })),
  }
}

async function insertWork(trx: Database, worked: Worked, now: Date): Promise<void> {
  const { title, inCharge, whys = [], tasks = [], comments = [], links = [] } = worked
  const { id: action_id } = await trx
    .selectFrom('improvement_action')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  const charge = inCharge === undefined ? {} : { owner: inCharge.name, owner_id: inCharge.id }
  await trx
    .updateTable('improvement_action')
    .set({ whys: JSON.stringify(whys), ...charge, ...planOf(worked, now) })
    .where('id', '=', action_id)
    .execute()
  const day = (days: number): Day => daysFrom(now, days).toISOString().slice(0, 10)
  const at = (daysAgo: number) => daysFrom(now, -daysAgo).toISOString()
  for (const [position, { dueInDays, doneDaysAgo, ...task }] of tasks.entries()) {
    const due_on = dueInDays === null ? null : day(dueInDays)
    const done_at = doneDaysAgo === undefined ? null : at(doneDaysAgo)
    const row = { ...task, id: `${action_id}-task-${position}`, action_id, position, due_on, done_at }
    await trx.insertInto('improvement_task').values(row).execute()
  }
  for (const [place, { by, daysAgo, text }] of comments.entries()) {
    const row = { id: `${action_id}-comment-${place}`, action_id, account_id: by, text, at: at(daysAgo) }
    await trx.insertInto('improvement_comment').values(row).execute()
  }
  for (const [place, { daysAgo, ...link }] of links.entries()) {
    const row = { ...link, id: `${action_id}-link-${place}`, action_id, account_id: 'analyst', at: at(daysAgo) }
    await trx.insertInto('improvement_link').values(row).execute()
  }
}

/** What an implemented action is measured by; of the others, no more than what it will be shown beside. */
function planOf({ changedDaysAgo, beside }: Worked, now: Date) {
  const compared_service_id = beside ?? null
  if (changedDaysAgo === undefined) return { compared_service_id }
  const changed_on = daysFrom(now, -changedDaysAgo).toISOString().slice(0, 10)
  const after_window = usualAfterWindow(changed_on)
  const windows = {
    baseline: usualBaseline(changed_on),
    changed_on,
    after_window,
    after_until: lastDayOf(after_window),
  }
  return { ...windows, compared_service_id }
}
