import { businessPayments, cardDisputes, cardFraudAlerts } from './bank/cards-and-payments.ts'
import { cashMachines, mobileBanking, onlineBanking } from './bank/channels.ts'
import { debitCard } from './bank/debit-card.ts'
import { branchTellerDesktop, mortgageApplication } from './bank/lending-and-branches.ts'
import { dataWarehouseReporting, employeeWorkplace, identityAndPasswordReset } from './bank/workplace.ts'
import type { OrganisationContent } from './types.ts'

export const bank: OrganisationContent = {
  slug: 'tarnwood-bank',
  name: 'Tarnwood Bank',
  nameFr: 'Banque Tarnwood',
  services: [
    debitCard,
    mobileBanking,
    onlineBanking,
    cashMachines,
    cardDisputes,
    cardFraudAlerts,
    businessPayments,
    mortgageApplication,
    branchTellerDesktop,
    employeeWorkplace,
    identityAndPasswordReset,
    dataWarehouseReporting,
  ],
  offerings: [
    {
      slug: 'everyday-banking',
      name: 'Everyday banking package',
      nameFr: 'Forfait bancaire quotidien',
      targetGroup: 'Private account holders',
      description:
        'A current account’s daily services in one package: card, cash, and banking in the app and in the browser.',
      serviceSlugs: ['debit-card', 'cash-machines', 'mobile-banking', 'online-banking', 'card-disputes'],
      lines: [
        {
          kind: 'goods',
          serviceSlug: 'debit-card',
          text: 'One debit card per account holder',
          textFr: 'Une carte de débit par titulaire',
        },
        {
          kind: 'access',
          serviceSlug: 'cash-machines',
          text: 'Withdrawals at all machines of the bank',
          textFr: 'Retraits à tous les distributeurs de la banque',
        },
        {
          kind: 'access',
          serviceSlug: 'mobile-banking',
          text: 'Mobile banking on up to three devices',
          textFr: 'Banque mobile sur trois appareils au maximum',
        },
        {
          kind: 'access',
          serviceSlug: 'online-banking',
          text: 'Online banking and electronic documents',
          textFr: 'Banque en ligne et documents électroniques',
        },
        {
          kind: 'action',
          serviceSlug: 'card-disputes',
          text: 'Examination of disputed card payments',
          textFr: 'Examen des paiements par carte contestés',
        },
      ],
      terms: ['Monthly package price, cancelled at any month’s end', 'Card replaced within five working days'],
    },
  ],
}
