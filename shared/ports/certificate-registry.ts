import * as z from 'zod/mini';
import { civilDateSchema } from '../domain/civil-date.ts';
import { CERTIFICATE_CATEGORIES, type CertificateCategory } from '../domain/declared.ts';
import type { CertificateFound } from '../domain/finding.ts';
import { plainNumber } from '../domain/plain-number.ts';
import type { ReasonCode } from '../domain/reason-code.ts';
import { certificateReasons, type DeclaredCertificate, sameHolder } from '../policy/check-findings.ts';
import { askSigned, type NoAnswer, noAnswer, type PortSettings } from './signed-request.ts';

const certificateAnswer = z.discriminatedUnion('found', [
  z.object({ found: z.literal(false) }),
  z.object({
    found: z.literal(true),
    number: z.string(),
    category: z.enum(CERTIFICATE_CATEGORIES),
    holderIdNumber: z.string(),
    holderName: z.string(),
    level: z.int(),
    occupationCode: z.string(),
    /** Not every registry gives the occupation's name. */
    occupationName: z.nullish(z.string()),
    issuedOn: civilDateSchema,
    status: z.enum(['VALID', 'REVOKED']),
  }),
]);

/** The categories of certificate that have a registry; the others are refused without a question to a registry. */
export type RegisteredCategory = Exclude<CertificateCategory, 'PROFESSIONAL_TECHNICAL'>;

/** As for the other ports, with one base URL for each category that has a registry. */
export interface CertificateRegistrySettings extends Omit<PortSettings, 'baseUrl'> {
  readonly baseUrls: Readonly<Record<RegisteredCategory, string>>;
}

/** The certificate's number, and the facts that the applicant declared of it. */
export interface CertificateQuestion extends DeclaredCertificate {
  readonly number: string;
}

export type CertificateFinding =
  | ({ readonly outcome: 'yes' } & CertificateFacts)
  | ({ readonly outcome: 'no'; readonly reasons: readonly ReasonCode[] } & CertificateFacts)
  | NoAnswer;

/** What the registry has under the number. */
interface CertificateFacts {
  /** What it calls the declared occupation, where it says. */
  readonly occupationName?: string;
  readonly certificateFound?: CertificateFound;
}

export interface CertificateRegistry {
  /**
   * Whether the registry of its category has the certificate, unrevoked, with exactly the declared facts.
   *
   * Only the number is sent. The comparison happens here, and all differences are reported at once.
   *
   * @throws RangeError for a category without a registry, which submission refuses
   * @source Guide §2 (the certificate is checked)
   */
  readonly checkCertificate: (question: CertificateQuestion) => Promise<CertificateFinding>;
}

/** The two national certificate registries, called over HTTP as docs/integrations.md describes. */
export function certificateRegistry(settings: CertificateRegistrySettings): CertificateRegistry {
  return {
    checkCertificate: async (question) => {
      const { number, category } = question;
      if (category === 'PROFESSIONAL_TECHNICAL') throw new RangeError(`No registry holds certificates of ${category}`);
      const registry = { ...settings, baseUrl: settings.baseUrls[category] };
      const request = { method: 'POST', path: '/certificate-records', body: { number } } as const;
      const reply = await askSigned(registry, request, certificateAnswer);
      if (reply.outcome === 'no-answer') return reply;
      // A record of another certificate is no answer about this one.
      if (reply.answer.found && plainNumber(reply.answer.number) !== plainNumber(number)) return noAnswer('schema');
      const reasons = certificateReasons(question, reply.answer);
      const facts = factsIn(question, reply.answer);
      return reasons.length === 0 ? { outcome: 'yes', ...facts } : { outcome: 'no', reasons, ...facts };
    },
  };
}

/**
 * A record of another category is not the declared certificate. A record of another occupation does not name the
 * declared one.
 */
function factsIn(question: CertificateQuestion, answer: z.output<typeof certificateAnswer>): CertificateFacts {
  if (!answer.found || answer.category !== question.category) return {};
  const { level, occupationCode, issuedOn, status } = answer;
  const occupationName = occupationCode === question.occupationCode ? answer.occupationName?.trim() : undefined;
  return {
    ...(occupationName && { occupationName }),
    certificateFound: { level, occupationCode, issuedOn, status, sameHolder: sameHolder(question, answer) },
  };
}
