import { useQuery } from '@tanstack/react-query';
import { taken } from '../../api/api-client.ts';
import { Loading } from '../../design/states.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { Original } from '../original.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { Refusal } from './refusal.tsx';
import { applicationKey, type OwnApplication } from './use-own-application.ts';

/** 证书审核结果查询: the sentence of the guide, or all reasons. */
export function CertificateReview({ applicationId, phase }: Pick<OwnApplication, 'applicationId' | 'phase'>) {
  const { language, text } = useCitizenText();
  const api = useApi();
  const person = usePerson();
  const { data, error, refetch, isPending } = useQuery({
    // By phase too: a result that was read before the case moved on is not shown beside the new phase.
    queryKey: [...applicationKey(person?.subject, applicationId), 'review', phase],
    queryFn: () =>
      taken(api.GET('/v1/applications/{applicationId}/certificate-review', { params: { path: { applicationId } } })),
  });
  const { review } = text.ownCase;
  return (
    <section className="card" aria-labelledby="review">
      <h2 id="review">{review.title}</h2>
      {isPending && <Loading>{text.ownCase.loading}</Loading>}
      {error && <TroubleMessage reads error={error} onRetry={refetch} />}
      {data && data.outcome !== 'REFUSED' && (
        <p>
          {review.message(data.outcome, data.message)}
          {language === 'en' && <Original>{data.message}</Original>}
        </p>
      )}
      {data && data.outcome === 'REFUSED' && (
        <>
          <p>{review.refused}</p>
          <Refusal of={data} title={text.ownCase.reasons} />
        </>
      )}
    </section>
  );
}
