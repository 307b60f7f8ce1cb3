import { now } from '../../shared/clock.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { documentNumberStore } from '../../shared/table/document-number-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { caseInput } from '../workflow/step-input.ts';
import { lapseCorrection } from './lapse-correction.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const table = tableNamed(TABLE_NAME);
const deps = { applications: applicationStore(table), documentNumbers: documentNumberStore(table), now };

export const handler = stepHandler(caseInput, (input) => lapseCorrection(input, deps));
