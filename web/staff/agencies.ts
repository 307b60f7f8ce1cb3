import { useQuery } from '@tanstack/react-query';
import { taken } from '../api/api-client.ts';
import { useApi } from '../session/session-context.tsx';

/** The agencies, and the name of one; its code where the names are not here yet. */
export function useAgencies() {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['agencies'],
    queryFn: () => taken(api.GET('/v1/agencies', { params: { path: {} } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const agencies = data?.agencies ?? [];
  return { agencies, nameOf: (code: string) => agencies.find((agency) => agency.code === code)?.name ?? code };
}
