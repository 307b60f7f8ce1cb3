import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { auditEventSchema } from '../shared/domain/audit-event.ts';
import { formerDeclarationSchema } from '../shared/domain/case/former-declaration.ts';
import { paymentSchema } from '../shared/domain/payment.ts';
import { recoverySchema } from '../shared/domain/recovery.ts';
import { taskSchema } from '../shared/domain/task.ts';
import { parseApplication } from '../shared/table/application-item.ts';
import { type CaseRecordKind, recordKindOf } from '../shared/table/record-kind.ts';
import { isFormError, unreadable, type Verdict, verdictOn, withoutCase } from './verdict.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * Verifies every case of an export: one item of the table a line, either as an export to S3 writes it
 * (`{"Item":{"pk":{"S":"…"}, …}}`) or as plain JSON (`{"pk":"…", …}`).
 *
 * @throws SyntaxError where a line is not JSON
 */
export async function* verifyExport(file: string): AsyncGenerator<Verdict> {
  const cases = new Map<string, (readonly [CaseRecordKind, Item])[]>();
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const item = itemIn(JSON.parse(line));
    const kind = recordKindOf({ pk: String(item.pk), sk: String(item.sk) });
    if (!kind) continue;
    const applicationId = String(item.applicationId);
    const records = cases.get(applicationId) ?? [];
    records.push([kind, item]);
    cases.set(applicationId, records);
  }
  for (const [applicationId, records] of cases) yield verifyCase(applicationId, records);
}

function itemIn(line: { readonly Item?: Parameters<typeof unmarshall>[0] } & Item): Item {
  return line.Item ? unmarshall(line.Item) : line;
}

function verifyCase(applicationId: string, records: readonly (readonly [CaseRecordKind, Item])[]): Verdict {
  const application = records.find(([kind]) => kind === 'application')?.[1];
  if (!application) return withoutCase(applicationId);
  const of = (wanted: CaseRecordKind) =>
    records
      // Of a case that is being moved out of the partition of its person, some records are still there, too.
      .filter(([kind, item]) => kind === wanted && item.pk === application.pk)
      .map(([, item]) => item)
      .sort((one, other) => (String(one.sk) < String(other.sk) ? -1 : 1));
  try {
    return verdictOn({
      application: parseApplication(application),
      trail: of('event').map((item) => auditEventSchema.parse(item)),
      tasks: of('task').map((item) => taskSchema.parse(item)),
      payments: of('payment').map((item) => paymentSchema.parse(item)),
      recoveries: of('recovery').map((item) => recoverySchema.parse(item)),
      former: of('declaration').map((item) => formerDeclarationSchema.parse(item)),
    });
  } catch (error) {
    if (isFormError(error)) return unreadable(applicationId);
    throw error;
  }
}
