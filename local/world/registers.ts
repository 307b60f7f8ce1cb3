import * as z from 'zod';
import type { CertificateCategory } from '../../shared/domain/declared.ts';
import { type CounterpartRoute, postRoute } from './signed-counterpart.ts';
import type { WorldRecords } from './world-records.ts';

const identityQuestion = z.strictObject({ name: z.string(), idNumber: z.string() });
const employmentQuestion = z.strictObject({ idNumber: z.string(), socialSecurityNumber: z.string() });
const certificateQuestion = z.strictObject({ number: z.string() });

/** The identity register. It says whether a person with exactly this name and ID number exists, and when one died. */
export function identityRegisterRoute(records: WorldRecords): CounterpartRoute {
  return postRoute('/identity-checks', identityQuestion, async ({ name, idNumber }) => {
    const person = records.person(idNumber);
    const match = person?.name === name;
    return { status: 200, body: { match, ...(match && person.diedOn && { diedOn: person.diedOn }) } };
  });
}

/** The employment register. It finds a person's present employment by ID number and social security number together. */
export function employmentRegisterRoute(records: WorldRecords): CounterpartRoute {
  return postRoute('/employment-records', employmentQuestion, async ({ idNumber, socialSecurityNumber }) => {
    const person = records.person(idNumber);
    const known = person?.socialSecurityNumber === socialSecurityNumber ? person.employment : undefined;
    return { status: 200, body: known ? { found: true, ...known } : { found: false } };
  });
}

/** The registry of one category of certificates. It does not find those of another category. */
export function certificateRegistryRoute(records: WorldRecords, category: CertificateCategory): CounterpartRoute {
  return postRoute('/certificate-records', certificateQuestion, async ({ number }) => {
    const certificate = records.certificate(number);
    const found = certificate?.category === category;
    return { status: 200, body: found ? { found, number, ...certificate } : { found: false } };
  });
}
