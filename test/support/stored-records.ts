import type { UseCaseDeps } from './case-walk.ts';

type Stores = Pick<UseCaseDeps, 'applications' | 'records' | 'tasks' | 'payments'>;

/** Reads what the table holds for a case, by the case's id. */
export function storedRecords({ applications, records, tasks, payments }: Stores) {
  const trail = async (id: string) => records.trail(await applications.byId(id));
  const paymentsOf = async (id: string) => payments.ofCase(await applications.byId(id));
  return {
    application: (id: string) => applications.byId(id),
    trail,
    events: async (id: string) => (await trail(id)).map(({ event }) => event),
    findings: async (id: string) => records.findings(await applications.byId(id)),
    rechecks: async (id: string) => records.rechecks(await applications.byId(id)),
    objections: async (id: string) => records.objections(await applications.byId(id)),
    tasks: async (id: string) => tasks.ofCase(await applications.byId(id)),
    payments: paymentsOf,
    /** The first payment of a case. @throws Error where no payment was ordered */
    firstPayment: async (id: string) => {
      const [payment] = await paymentsOf(id);
      if (!payment) throw new Error('No payment was ordered');
      return payment;
    },
  };
}
