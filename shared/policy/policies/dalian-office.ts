import type { OfficeRules } from '../policy.ts';

/**
 * How the city's agencies work: the same for every programme.
 *
 * @source Default
 */
export const dalianOffice: OfficeRules = {
  hours: [
    { from: '08:30', to: '11:30' },
    { from: '13:00', to: '17:00' },
  ],
  claimWorkingHours: 8,
  delegationDays: 60,
};
