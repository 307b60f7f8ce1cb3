import { applicationReader } from '../../shared/table/application-reader.ts';
import { markStore } from '../../shared/table/mark-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { auditEventHandler } from '../runtime/stream-handler.ts';
import { markCase } from './mark-case.ts';

const { TABLE_NAME, PERSON_KEY } = environment('TABLE_NAME', 'PERSON_KEY');
const table = tableNamed(TABLE_NAME);
const deps = { applications: applicationReader(table), marks: markStore(table, PERSON_KEY) };

export const handler = auditEventHandler((event, partition) => markCase(event, partition, deps));
