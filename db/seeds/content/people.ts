/* People who can be invited; every name is made up. */

export const FIRST_NAMES = [
  ...['Amira', 'Basil', 'Camille', 'Dario', 'Élise', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Keiko', 'Luc'],
  ...['Maud', 'Nadir', 'Odile', 'Pavel', 'Quentin', 'Rosa', 'Samir', 'Tessa', 'Ugo', 'Vera', 'Wanda', 'Yves'],
] as const

export const LAST_NAMES = [
  ...['Abel', 'Brandt', 'Costa', 'Dubois', 'Ekman', 'Faure', 'Gallo', 'Haddad', 'Ivers', 'Jansen', 'Kessler'],
  ...['Lambert', 'Moreau', 'Novak', 'Okafor', 'Petit', 'Quist', 'Rossi', 'Sorel', 'Tanaka', 'Ulrich', 'Vidal'],
] as const

export const SITES = ['Tarnwood', 'Millbrook', 'Harbour Street', 'Old Market'] as const

/** Who uses which of the bank's services: the share of people in each department. */
export const DEPARTMENTS = {
  'Retail banking': 0.5,
  Operations: 0.25,
  'Contact centre': 0.15,
  Finance: 0.1,
} as const

/** Who agrees and pays for what, by name. */
export const SERVICE_OWNERS = [
  { name: 'Robin Keller', services: ['debit-card', 'card-disputes', 'cash-machines'] },
  { name: 'Dana Whitlock', services: ['mobile-banking', 'online-banking'] },
  { name: 'Pierre Lacombe', services: ['debit-card'] },
  { name: 'Mira Santos', services: ['debit-card', 'online-banking'] },
] as const
