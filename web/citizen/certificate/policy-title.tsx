import { useQuery } from '@tanstack/react-query';
import { taken } from '../../api/api-client.ts';
import { useApi } from '../../session/session-context.tsx';

/** The programme of a case by the title of its policy; by the policy's id while the list is not there. */
export function PolicyTitle({ policyId }: { readonly policyId: string }) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['policies'],
    queryFn: () => taken(api.GET('/v1/policies', { params: { path: {} } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = data?.policies.find((policy) => policy.policyId === policyId)?.title;
  return title ? <span lang="zh-CN">{title}</span> : <span className="number">{policyId}</span>;
}
