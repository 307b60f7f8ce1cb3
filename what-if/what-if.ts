import { parseArgs } from 'node:util';
import { itemsOfExport } from '../reports/table-items.ts';
import { policies } from '../shared/policy/policies.ts';
import { replaySums } from '../shared/policy/replay-sums.ts';
import { chineseCalendar } from '../shared/policy/working-calendar.ts';
import { tableOfFolder, tableOfService } from './open-table.ts';
import { DraftError, readDraft } from './read-draft.ts';
import { replayExport } from './replay-export.ts';
import { replayTable } from './replay-table.ts';
import { lineOf, sumLineOf } from './report.ts';

const HOW = '请用 --data FOLDER 指定数据目录，或用 --export FILE 指定数据表的导出文件，或者设置 TABLE_NAME';

/**
 * `npm run what-if -- --policy FILE --data FOLDER`: which decided cases a draft of a policy would have decided
 * differently, or paid another amount. With `--export FILE` it reads an export of the table, one item a line; with
 * neither, the table TABLE_NAME. It writes nothing. It exits with 2 where the draft or the data cannot be read.
 */
try {
  const { values } = parseArgs({
    options: { policy: { type: 'string' }, data: { type: 'string' }, export: { type: 'string' } },
  });
  if (!values.policy) throw new Error('请用 --policy FILE 指定政策草案文件');
  const rules = { draft: await readDraft(values.policy), policies, calendar: chineseCalendar };
  if (values.data && values.export) throw new Error('--data 与 --export 只能用其中一项');
  if (!values.data && !values.export && !process.env.TABLE_NAME) throw new Error(HOW);
  const { decided, changes } = values.export
    ? await replayExport(itemsOfExport(values.export), rules)
    : await replayTable(values.data ? await tableOfFolder(values.data) : tableOfService(), rules);
  for (const change of changes) console.log(lineOf(change));
  for (const sum of replaySums(changes)) console.log(sumLineOf(sum));
  console.log(`已作出结论${decided}件，其中${changes.length}件会有变化或者无法判断。没有写入任何数据。`);
} catch (error) {
  const lines = error instanceof DraftError ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) console.error(line);
  process.exitCode = 2;
}
