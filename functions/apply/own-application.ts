import type { Application } from '../../shared/domain/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';

/** More attempts than a person can make: three places a year, each given back only by a refusal that takes days. */
export const MAXIMUM_ATTEMPTS = 200;

/**
 * One application of the caller's own. It is looked for in the caller's partition alone, strongly consistent, so another
 * person's is no more there than one that never was.
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
