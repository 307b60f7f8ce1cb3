import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { drawUpPlan } from '../../../functions/retention/draw-up-plan.ts';
import { liftHold } from '../../../functions/retention/lift-hold.ts';
import { listPlans } from '../../../functions/retention/list-plans.ts';
import { placeHold } from '../../../functions/retention/place-hold.ts';
import { readPlan } from '../../../functions/retention/read-plan.ts';
import { releasePlan } from '../../../functions/retention/release-plan.ts';
import { removeContent } from '../../../functions/retention/remove-content.ts';
import type { LegalHoldBasis } from '../../../shared/domain/retention.ts';
import { bodyOf } from '../../support/answers.ts';
import { aStaffMember, asStaff } from '../../support/people.ts';
import type { aService } from '../../support/service.ts';

type Service = Awaited<ReturnType<typeof aService>>;

export const keeper = aStaffMember('supervisor', { subject: 'staff-keeper' });
export const PAGE = { limit: 100, next: undefined };

/** What the schedule and the supervisors of the city do about the end of what is kept. */
export function retentionDesk({ table, deps }: Pick<Service, 'table' | 'deps'>) {
  const desk = {
    drawUp: () => drawUpPlan(deps),
    remove: () => removeContent(deps),
    plans: async (caller = keeper) =>
      bodyOf(await listPlans({ ...asStaff(caller), query: PAGE }, { retention: deps.retention })).plans,
    read: async (planId: string, caller = keeper) =>
      bodyOf(await readPlan({ ...asStaff(caller), params: { planId }, query: PAGE }, { retention: deps.retention })),
    release: async (planId: string, caller = keeper) =>
      bodyOf(await releasePlan({ ...asStaff(caller), params: { planId }, body: { note: '同意清理' } }, deps)),
    hold: async (applicationId: string, basis: LegalHoldBasis = 'LITIGATION', caller = keeper) => {
      const body = { basis, documentNumber: '（2026）辽02行初1号', note: '诉讼期间延长保存' };
      return bodyOf(await placeHold({ ...asStaff(caller), params: { applicationId }, body }, deps));
    },
    lift: async (applicationId: string, caller = keeper) =>
      bodyOf(await liftHold({ ...asStaff(caller), params: { applicationId } }, deps)),
    /** Draws up a plan, releases it and removes what it lists. */
    carryOut: async () => {
      const { planId } = await desk.drawUp();
      if (planId === undefined) throw new Error('Nothing is due');
      await desk.release(planId);
      await desk.remove();
      return desk.read(planId);
    },
    /** Every item of the table, as text. */
    items: async (): Promise<readonly Record<string, unknown>[]> => {
      const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
      return Items;
    },
    /** The items in which a text stands, anywhere. */
    itemsWith: async (text: string) => (await desk.items()).filter((item) => JSON.stringify(item).includes(text)),
  };
  return desk;
}
