export const several = {
  title: 'Compare services',
  views: 'How to compare',
  viewQuestion: 'One question',
  viewMap: 'Heat map of all questions',
  which: 'Services',
  allServices: 'All services',
  byOrganisation: 'Of an organisation',
  byOffering: 'Of an offering',
  figure: 'Figure',
  figureUsers: 'Users’ index',
  figureCustomers: 'Customers’ index',
  figureGap: 'Gap: users less customers',
  order: 'Order',
  orderGap: 'Users furthest below customers first',
  orderUsers: 'Least content users first',
  orderName: 'By name',
  mapHeading: '{figure}, by service and question',
  mapReading:
    'A service’s name opens its figures, with counts and formulas. “–” means that nobody answered, “hidden” that too few did or that the figure would give a small group away.',
  mapKeyIndex: 'Points below or above the service’s target',
  mapKeyGap: 'Users less customers, in index points',
  mapBelow:
    'Most often below target: “{question}”, in {count, plural, one {# service} other {# services}} of {services}.',
  mapApart:
    'Most often far apart: “{question}”, by {least} points or more in {count, plural, one {# service} other {# services}} of {services}.',
  hiddenCell: 'hidden',
  axisTarget: 'usual target {target}',
  emptyTitle: 'No services to compare',
  emptyText: 'None of the services that you may see is in this choice. Choose other services, or all of them.',
  together: '{services, plural, one {# service} other {# services}} together',
  equal:
    '{services, plural, =0 {no service has a figure} one {one service} other {mean of # services, each counting the same}}',
  byUsers:
    '{index} if each counts by its active users ({people} in all, {services, plural, one {# service} other {# services}} where they are known)',
  worstName: 'Least content users',
  worst: 'users {index} · {state}',
  howEqual:
    'Mean over services = sum of the services’ indices ÷ number of services with a figure that may be shown. Overall question, in the period chosen.',
  howByUsers: 'By active users = sum of (index × active users of the service) ÷ sum of active users.',
  howNeverPooled:
    'No answers are pooled, neither of services nor of users and customers. Services that you may not see, and retired ones, are left out.',
  compareThese: 'Compare these services',
}
