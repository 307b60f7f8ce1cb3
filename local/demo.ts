import { UnexpectedAnswerError } from '../client/unexpected-answer.ts';
import { type FoundService, findService } from './demo/find-service.ts';
import { DemoFailure } from './demo/service-client.ts';
import { tellTheCase } from './demo/tell-the-case.ts';
import { startLocalService } from './service.ts';
import { StartupError } from './storage/startup-error.ts';

const defaultPort = 3000;

const startedAt = performance.now();
let found: FoundService | undefined;
process.once('SIGINT', () => {
  Promise.resolve(found?.leave()).finally(() => process.exit(130));
});
try {
  found = await findService(Number(process.env.PORT || defaultPort), startLocalService);
  console.log(found.about);
  await tellTheCase(found.client);
  console.log(`\nFrom application to payment in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
} catch (error) {
  // The message of these errors says what the service did. Only a fault of the demo itself needs its stack.
  const expected = [DemoFailure, UnexpectedAnswerError, StartupError].some((kind) => error instanceof kind);
  console.error(expected && error instanceof Error ? `\nThe demo stops here. ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await found?.leave();
}
// An execution that still waits, such as for a correction that was made long before, has a timer in the interpreter.
process.exit();
