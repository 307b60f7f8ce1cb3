import type { Application } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

/** More than one person can make: three places a year, and a place comes back only after a refusal or withdrawal. */
export const MAXIMUM_ATTEMPTS = 200;

/**
 * One of the caller's own applications. It is looked for in the caller's partition only, strongly consistent, so
 * another person's application is not found, like one that does not exist.
 *
 * @throws ServiceError NOT_FOUND
 */
export async function ownApplication(
  idNumber: string,
  applicationId: string,
  applications: Pick<ApplicationStore, 'ofPerson'>,
): Promise<Application> {
  const own = await applications.ofPerson(idNumber, MAXIMUM_ATTEMPTS);
  const found = own.find((application) => application.applicationId === applicationId);
  if (!found) throw new ServiceError('NOT_FOUND', 'no such application of the caller');
  return found;
}
