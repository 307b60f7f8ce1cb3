import { useQuery } from '@tanstack/react-query';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { ProblemError } from '../../api/trouble.ts';
import { useApi, usePerson } from '../../session/session-context.tsx';

export type OwnApplication = Success<'readOwnApplication'>;

/** The key of all that was read of one application, by person: on a shared device nobody sees another's answers. */
export function applicationKey(subject: string | undefined, applicationId: string) {
  return ['applications', subject, applicationId] as const;
}

export function useOwnApplication(applicationId: string) {
  const api = useApi();
  const person = usePerson();
  return useQuery({
    queryKey: applicationKey(person?.subject, applicationId),
    queryFn: () => taken(api.GET('/v1/applications/{applicationId}', { params: { path: { applicationId } } })),
  });
}

/** Whether an answer says that there is no such application; an address may also be no id at all. */
export function isUnknown(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.status === 404 || error.problem.status === 400);
}
