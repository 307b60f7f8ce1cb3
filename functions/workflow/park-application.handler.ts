import { now } from '../../shared/clock.ts';
import { applicationStore } from '../../shared/table/application-store.ts';
import { tableNamed } from '../../shared/table/table.ts';
import { environment } from '../runtime/environment.ts';
import { countAlarm } from '../runtime/metric.ts';
import { stepHandler } from '../runtime/step-handler.ts';
import { parkApplication, parkApplicationInput } from './park-application.ts';

const { TABLE_NAME } = environment('TABLE_NAME');
const deps = { applications: applicationStore(tableNamed(TABLE_NAME)), countAlarm, now };

export const handler = stepHandler(parkApplicationInput, (input) => parkApplication(input, deps));
