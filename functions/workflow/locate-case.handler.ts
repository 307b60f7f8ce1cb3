import { applicationReader } from '../../shared/table/application-reader.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { locateCase } from './locate-case.ts';
import { caseInput } from './step-input.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationReader(tableNamed(TABLE_NAME)) };

export const handler = stepHandler(caseInput, (input) => locateCase(input, deps));
