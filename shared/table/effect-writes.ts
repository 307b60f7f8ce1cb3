import type { Application } from '../domain/case/application.ts';
import type { Change, Effect } from '../domain/case/change.ts';
import { givePlaceBackWrite, takePlaceWrite } from './annual-counter.ts';
import { setAsideWrite } from './application-item.ts';
import { restoreWrite, spendWrite } from './budget-writes.ts';
import { eventWrite } from './event-write.ts';
import {
  findingKey,
  formerDeclarationKey,
  noticeEntryKey,
  noticeKeyOf,
  objectionKey,
  paymentKey,
  waitingCaseKey,
} from './keys.ts';
import { countOpenWrite, noneOpenCheck, recoveryWrite } from './recovery-writes.ts';
import type { Table, Write } from './table.ts';
import { openAsRead, taskItem } from './task-item.ts';

const NOT_THERE = 'attribute_not_exists(pk)';

/** The writes that go with the case's own item: the audit event and every effect. */
export function accompanyingWrites(
  table: Pick<Table, 'name'>,
  { after, event, effects }: Pick<Change, 'after' | 'event' | 'effects'>,
): readonly Write[] {
  return [eventWrite(table, after, event), ...effects.map((effect) => effectWrite(table, after, effect))];
}

/** The write that an effect of a change means, with the condition under which it holds. */
function effectWrite(table: Pick<Table, 'name'>, application: Application, effect: Effect): Write {
  const TableName = table.name;
  const { idNumber } = application.applicant;
  const { applicationId } = application;
  switch (effect.kind) {
    case 'TAKE_ANNUAL_PLACE':
      return takePlaceWrite(table, idNumber, effect);
    case 'GIVE_BACK_ANNUAL_PLACE':
      return givePlaceBackWrite(table, idNumber, effect);
    case 'SET_ASIDE':
      return setAsideWrite(table, effect.previous);
    case 'KEEP_DECLARATION': {
      const key = formerDeclarationKey(idNumber, applicationId, effect.former.declaredBy);
      return { Put: { TableName, Item: { ...key, ...effect.former }, ConditionExpression: NOT_THERE } };
    }
    case 'DECIDE_TASK':
    case 'CANCEL_TASK':
    case 'MOVE_TASK': {
      const { task } = effect;
      const { condition, names, values } = openAsRead(task);
      return {
        Put: {
          TableName,
          // The next version, so that a claim or a transfer is not written that read the task where it was before.
          Item: taskItem(idNumber, { ...task, claimVersion: (task.claimVersion ?? 0) + 1 }),
          ConditionExpression: condition,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
        },
      };
    }
    case 'EXTEND_TASK':
    case 'STATE_IN_TASK': {
      const only = effect.kind === 'EXTEND_TASK' ? 'extension' : 'statement';
      const { condition, names, values } = openAsRead(effect.task);
      return {
        Put: {
          TableName,
          Item: taskItem(idNumber, effect.task),
          ConditionExpression: `${condition} AND attribute_not_exists(${only})`,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
        },
      };
    }
    case 'COPY_FINDING': {
      const key = findingKey(idNumber, applicationId, effect.finding.check);
      return { Put: { TableName, Item: { ...key, ...effect.finding }, ConditionExpression: NOT_THERE } };
    }
    case 'OPEN_TASK':
      return { Put: { TableName, Item: taskItem(idNumber, effect.task), ConditionExpression: NOT_THERE } };
    case 'COUNT_NOTICE_ENTRY':
      return {
        Update: {
          TableName,
          Key: noticeKeyOf(effect.noticeId),
          UpdateExpression: 'ADD entryCount :one',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':one': 1 },
        },
      };
    case 'WITHDRAW_NOTICE_ENTRY':
      return {
        Update: {
          TableName,
          Key: noticeKeyOf(effect.noticeId),
          UpdateExpression:
            'ADD entryCount :less SET withdrawnSerials = list_append(if_not_exists(withdrawnSerials, :none), :serial)',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':less': -1, ':none': [], ':serial': [effect.serial] },
        },
      };
    case 'STORE_NOTICE_ENTRY': {
      const key = noticeEntryKey(effect.noticeId, effect.serial);
      return { Put: { TableName, Item: { ...key, applicationId }, ConditionExpression: NOT_THERE } };
    }
    case 'STORE_OBJECTION':
    case 'REFUSE_OBJECTION': {
      const { objection } = effect;
      const key = objectionKey(idNumber, applicationId, objection.objectionId);
      const ConditionExpression = effect.kind === 'STORE_OBJECTION' ? NOT_THERE : 'attribute_not_exists(notAdmitted)';
      return { Put: { TableName, Item: { ...key, ...objection }, ConditionExpression } };
    }
    case 'REQUEST_PAYMENT': {
      const { payment } = effect;
      const key = paymentKey(idNumber, applicationId, payment.number);
      return { Put: { TableName, Item: { ...key, ...payment }, ConditionExpression: NOT_THERE } };
    }
    case 'REQUIRE_NO_RECOVERY':
      return noneOpenCheck(table, idNumber);
    case 'STORE_RECOVERY':
    case 'CHANGE_RECOVERY':
      return recoveryWrite(table, idNumber, effect.recovery, effect.kind === 'STORE_RECOVERY');
    case 'COUNT_OPEN_RECOVERY':
      return countOpenWrite(table, idNumber, effect.by);
    case 'SPEND_BUDGET':
      return spendWrite(table, effect);
    case 'RESTORE_BUDGET':
      return restoreWrite(table, effect);
    case 'STOP_WAITING':
      return { Delete: { TableName, Key: waitingCaseKey(effect.of, effect.payAt, applicationId) } };
    case 'SETTLE_PAYMENT': {
      const { payment } = effect;
      return {
        Put: {
          TableName,
          Item: { ...paymentKey(idNumber, applicationId, payment.number), ...payment },
          ConditionExpression: '#status = :requested AND taskToken = :taskToken',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':requested': 'REQUESTED', ':taskToken': payment.taskToken },
        },
      };
    }
    default:
      return effect satisfies never;
  }
}
