import { patientFlow, patientRegistration } from './hospital/patient-services.ts'
import { pharmacyStock, silverSupport } from './hospital/pharmacy-and-support.ts'
import type { OrganisationContent } from './types.ts'

export const hospital: OrganisationContent = {
  slug: 'lakeside-hospital',
  name: 'Lakeside General Hospital',
  nameFr: 'Hôpital général du Lac',
  services: [patientRegistration, patientFlow, pharmacyStock, silverSupport],
  offerings: [
    {
      slug: 'patient-management',
      name: 'Patient management',
      nameFr: 'Gestion des patients',
      targetGroup: 'Hospitals with 200 to 800 beds',
      description:
        'Everything a patient’s path needs from admission to discharge: registration, the workflow engine that hands the patient on, the pharmacy’s stock, and 24/7 silver support.',
      serviceSlugs: ['patient-registration', 'patient-flow', 'pharmacy-stock', 'silver-support'],
      lines: [
        {
          kind: 'goods',
          serviceSlug: 'patient-registration',
          text: '24 card readers and label printers for admission desks',
          textFr: '24 lecteurs de cartes et imprimantes d’étiquettes pour les accueils',
        },
        {
          kind: 'goods',
          serviceSlug: 'pharmacy-stock',
          text: '12 handheld scanners for the pharmacy and the ward cupboards',
          textFr: '12 lecteurs portables pour la pharmacie et les armoires d’unité',
        },
        {
          kind: 'goods',
          serviceSlug: null,
          text: 'Printed quick guides for every ward',
          textFr: 'Guides imprimés pour chaque unité de soins',
        },
        {
          kind: 'access',
          serviceSlug: 'patient-registration',
          text: 'Registration for up to 180 named users',
          textFr: 'Accès à l’enregistrement pour 180 utilisateurs nommés au maximum',
        },
        {
          kind: 'access',
          serviceSlug: 'patient-flow',
          text: 'Workflow engine on all wards and corridor boards',
          textFr: 'Moteur de parcours dans toutes les unités et sur les écrans de couloir',
        },
        {
          kind: 'access',
          serviceSlug: 'pharmacy-stock',
          text: 'Stock system for the central pharmacy and 31 ward cupboards',
          textFr: 'Gestion des stocks pour la pharmacie centrale et 31 armoires d’unité',
        },
        {
          kind: 'action',
          serviceSlug: 'silver-support',
          text: 'Calls answered around the clock, first response within 30 min',
          textFr: 'Appels pris jour et nuit, première réponse en 30 min',
        },
        {
          kind: 'action',
          serviceSlug: 'silver-support',
          text: 'A technician on site on working days from 07:00 to 17:00',
          textFr: 'Dépannage sur place les jours ouvrés de 7 h à 17 h',
        },
        {
          kind: 'action',
          serviceSlug: 'patient-flow',
          text: 'Two changes to the workflow per quarter, configured and tested',
          textFr: 'Deux modifications du parcours par trimestre, paramétrées et testées',
        },
      ],
      terms: [
        'Three years, renewed for one year at a time unless cancelled six months before',
        'Price per bed and month, adjusted once a year to the index of consumer prices',
        'Patient data stay in the hospital’s own data centre and are returned in an open format at the end',
        'Service credits of 5% of the monthly price for each missed critical target',
      ],
    },
  ],
}
