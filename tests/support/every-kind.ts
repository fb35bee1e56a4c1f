import { dimensionRating, importanceQuestion } from '../../src/surveys/bank-questions.ts'
import type { Option, Question, SurveyDefinition, Wording } from '../../src/surveys/definition.ts'
import { FORM_TEXTS } from '../../src/surveys/form-texts.ts'
import type { PublishedSurvey } from '../../src/surveys/store.ts'
import { aChoice, aDate, aDefinition, aNumber, aRating, aStatement, aText } from './definitions.ts'
import { aSurvey } from './respondent.ts'
import type { World } from './world.ts'

/* One survey with every kind of question, on three pages, in English, French and Arabic. */

const said = (en: string, fr: string, ar: string): Wording => ({ en, fr, ar })
const asks = (text: Wording, rest: object = {}) => ({ asks: { text, ...rest } })
const option = (code: number, ...words: [string, string, string]): Option => ({ code, text: said(...words) })

const LOW = [
  option(1, 'It took too long', 'C’était trop long', 'استغرق وقتا طويلا'),
  option(2, 'It did not work', 'Cela n’a pas fonctionné', 'لم يعمل'),
  option(3, 'Nobody could help', 'Personne n’a pu aider', 'لم يستطع أحد المساعدة'),
]
const HIGH = [
  option(1, 'It was fast', 'C’était rapide', 'كان سريعا'),
  option(2, 'Somebody helped at once', 'On m’a aidé tout de suite', 'ساعدني أحد فورا'),
]

const reasons = { low: LOW, high: HIGH }

const PAGES: Question[][] = [
  [
    { ...overall(), reasons },
    aStatement(
      'READ',
      asks(said('Think of your last visit.', 'Pensez à votre dernière visite.', 'فكر في زيارتك الأخيرة.')),
    ),
    aChoice(
      'WHERE',
      [
        option(1, 'In a branch', 'En agence', 'في الفرع'),
        option(2, 'In the app', 'Dans l’application', 'في التطبيق'),
        option(3, 'By phone', 'Par téléphone', 'بالهاتف'),
      ],
      {
        other: true,
        ...asks(said('Where was it?', 'Où était-ce ?', 'أين كان ذلك؟'), {
          required: true,
          help: said(
            'The last time that you used it.',
            'La dernière fois que vous l’avez utilisé.',
            'آخر مرة استخدمته فيها.',
          ),
        }),
      },
    ),
  ],
  [
    aChoice(
      'DEVICES',
      [
        option(1, 'Telephone', 'Téléphone', 'هاتف'),
        option(2, 'Tablet', 'Tablette', 'جهاز لوحي'),
        option(3, 'Computer', 'Ordinateur', 'حاسوب'),
      ],
      {
        most: 2,
        other: true,
        showIf: { match: 'any', rules: [{ question: 'WHERE', is: 'equal', value: 2 }] },
        ...asks(said('On which devices?', 'Sur quels appareils ?', 'على أي أجهزة؟')),
      },
    ),
    aRating('RECOMMEND', {
      scale: 'rec11',
      ...asks(said('How likely are you to recommend it?', 'Le recommanderiez-vous ?', 'ما مدى احتمال أن توصي به؟')),
    }),
    aRating('EFFORT', { scale: 'ease5', ...asks(said('How easy was it?', 'Était-ce facile ?', 'كم كان سهلا؟')) }),
    aRating('LOST_TIME', {
      scale: 'lost8',
      ...asks(said('How much time was lost?', 'Combien de temps perdu ?', 'كم من الوقت ضاع؟')),
    }),
    aNumber('HOURS', {
      least: 0.5,
      most: 12,
      step: 0.5,
      unit: said('hours a week', 'heures par semaine', 'ساعات في الأسبوع'),
      ...asks(said('How often do you use it?', 'À quelle fréquence l’utilisez-vous ?', 'كم مرة تستخدمه؟'), {
        required: true,
      }),
    }),
    aDate('SINCE', {
      earliest: '2020-01-01',
      latest: '2026-12-31',
      ...asks(said('Since when?', 'Depuis quand ?', 'منذ متى؟')),
    }),
  ],
  [
    importance(),
    aText('TITLE', { lines: 'one', most: 80, ...asks(said('In one word?', 'En un mot ?', 'بكلمة واحدة؟')) }),
    aText('STORY', {
      showIf: {
        match: 'all',
        rules: [
          { question: 'VALUE', is: 'at-most', value: 2 },
          { question: 'WHERE', is: 'answered' },
        ],
      },
      // Not translated: said in the base language.
      ...asks({ en: 'What happened?', fr: 'Que s’est-il passé ?' }),
    }),
  ],
]

function overall() {
  const rating = dimensionRating('VALUE', ['user'])
  const asked = rating.asked.user as NonNullable<typeof rating.asked.user>
  const text = { ...asked.text, ar: 'الخدمة عموما' }
  return { ...rating, asked: { user: { ...asked, text, required: true } } }
}

function importance() {
  const question = importanceQuestion(['user'])
  const asked = question.asked.user as NonNullable<typeof question.asked.user>
  return { ...question, asked: { user: { ...asked, text: { ...asked.text, ar: 'ما الأهم لك؟ اختر ثلاثة' } } } }
}

/** Some of the form's own words; what is missing is said in English. */
const ARABIC: Record<string, string> = {
  'responses.send': 'إرسال إجاباتي',
  'responses.pageNext': 'التالي',
  'responses.pageBack': 'السابق',
  'responses.pageOf': 'صفحة {number} من {total}',
  'responses.thanksTitle': 'شكرا',
  'common.required': 'مطلوب',
  'scale.sat5.1': 'غير راض إطلاقا',
  'scale.sat5.2': 'غير راض',
  'scale.sat5.3': 'محايد',
  'scale.sat5.4': 'راض',
  'scale.sat5.5': 'راض جدا',
}

export function everyKind(): SurveyDefinition {
  for (const name of Object.keys(ARABIC)) if (!FORM_TEXTS.includes(name)) throw new Error(`No form says ${name}`)
  return aDefinition(
    structuredClone(PAGES),
    {
      stem: said('How satisfied are you with', 'Êtes-vous satisfait(e)', 'ما مدى رضاك عن'),
      introduction: said('Two minutes, please.', 'Deux minutes, s’il vous plaît.', 'دقيقتان من فضلك.'),
      thanks: said('We read every word.', 'Nous lisons chaque mot.', 'نقرأ كل كلمة.'),
    },
    {
      languages: ['en', 'fr', 'ar'],
      serviceName: said('Debit card', 'Carte de débit', 'بطاقة الخصم'),
      formTexts: { ar: ARABIC },
    },
  )
}

/** Publishes a survey of one's own for a new service. */
export async function aSurveyOf(
  world: Pick<World, 'db'>,
  slug: string,
  definition: SurveyDefinition,
  promises: Parameters<typeof aSurvey>[2] = {},
): Promise<PublishedSurvey> {
  const survey = await aSurvey(world, slug, promises)
  await world.db
    .updateTable('survey_version')
    .set({ definition: JSON.stringify(definition) })
    .where('id', '=', survey.versionId)
    .execute()
  return survey
}
