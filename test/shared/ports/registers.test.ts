import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { type CertificateQuestion, certificateRegistry } from '../../../shared/ports/certificate-registry.ts';
import { employmentRegister } from '../../../shared/ports/employment-register.ts';
import { json, loopbackServer } from './loopback-server.ts';
import { portSettings } from './port-settings.ts';

const person = { name: '王小明', idNumber: '210202199001010010' };

describe('the employment register', () => {
  const question = { idNumber: person.idNumber, socialSecurityNumber: '2102020012345678' };
  const record = {
    found: true,
    employer: '大连某某船舶有限公司',
    agency: '210211',
    inCity: true,
    contract: true,
    insured: true,
    filed: true,
  };

  async function findingFor(answer: unknown) {
    const server = await loopbackServer(json(answer));
    const finding = await employmentRegister(portSettings(server.url)).checkEmployment(question);
    expect(server.received).toMatchObject([{ method: 'POST', path: '/employment-records' }]);
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(question);
    return finding;
  }

  it.each(['210211', '2102GX'])('says yes with the employer and the agency %s of its district', async (agency) => {
    expect(await findingFor({ ...record, agency })).toEqual({ outcome: 'yes', employer: record.employer, agency });
  });

  it('says no with all that is missing at once, and with the employer it knows', async () => {
    expect(await findingFor({ ...record, contract: false, insured: false, filed: false })).toEqual({
      outcome: 'no',
      reasons: ['NO_LABOUR_CONTRACT', 'NO_SOCIAL_INSURANCE', 'EMPLOYMENT_NOT_FILED'],
      employer: record.employer,
      agency: record.agency,
      employmentFound: { inCity: true, contract: false, insured: false, filed: false },
    });
  });

  it.each([undefined, null, '', '沈阳'])('says no for an employer elsewhere, whose agency is %j', async (agency) => {
    expect(await findingFor({ ...record, inCity: false, agency })).toEqual({
      outcome: 'no',
      reasons: ['EMPLOYER_NOT_IN_CITY'],
      employer: record.employer,
      employmentFound: { inCity: false, contract: true, insured: true, filed: true },
    });
  });

  describe('for a programme that asks for months of contributions and for no contract', () => {
    const required = { employmentConditions: ['inCity', 'insured'], insuredMonths: 12 } as const;
    const askedFor = async (answer: object) => {
      const server = await loopbackServer(json(answer));
      return employmentRegister(portSettings(server.url)).checkEmployment(question, required);
    };
    const { employer, agency } = record;

    it('says yes from the month on, and keeps the facts that its yes does not mean', async () => {
      expect(await askedFor({ ...record, contract: false, filed: false, insuredMonths: 12 })).toEqual({
        outcome: 'yes',
        employer,
        agency,
        employmentFound: { inCity: true, contract: false, insured: true, filed: false, insuredMonths: 12 },
      });
    });

    it('says no a month before, together with what else is missing', async () => {
      const found = await askedFor({ ...record, insured: false, insuredMonths: 11 });
      expect(found).toMatchObject({ outcome: 'no', reasons: ['NO_SOCIAL_INSURANCE', 'INSURED_MONTHS_TOO_FEW'] });
    });

    it.each([undefined, null])(
      'gives no answer where the months are %j, unless something else is missing',
      async (insuredMonths) => {
        expect(await askedFor({ ...record, insuredMonths })).toEqual({ outcome: 'no-answer', fault: 'schema' });
        const found = await askedFor({ ...record, insuredMonths, insured: false });
        expect(found).toMatchObject({ outcome: 'no', reasons: ['NO_SOCIAL_INSURANCE'] });
      },
    );
  });

  it('keeps no months where no rule asks for them', async () => {
    expect(await findingFor({ ...record, insuredMonths: 3 })).toEqual({
      outcome: 'yes',
      employer: record.employer,
      agency: record.agency,
    });
  });

  it('says no with one reason where it has no record', async () => {
    expect(await findingFor({ found: false })).toEqual({ outcome: 'no', reasons: ['EMPLOYMENT_RECORD_NOT_FOUND'] });
  });

  it.each([
    ['without its district', { ...record, agency: undefined }],
    ['with a district that is no code', { ...record, agency: '甘井子区' }],
    ['without a name', { ...record, employer: ' ' }],
    ['without one of the facts', { ...record, filed: undefined }],
    ['that is found without anything', { found: true }],
  ])('gives no answer for an employer of the city %s', async (_, answer) => {
    expect(await findingFor(answer)).toEqual({ outcome: 'no-answer', fault: 'schema' });
  });
});

describe('a certificate registry', () => {
  const question: CertificateQuestion = {
    number: 'S000021020200300000012',
    category: 'SKILL_LEVEL',
    holderIdNumber: person.idNumber,
    holderName: person.name,
    level: 3,
    occupationCode: '6-18-02-04',
    issuedOn: civilDate('2021-05-20'),
  };
  const record = { found: true, ...question, status: 'VALID' };
  const { level, occupationCode, issuedOn } = question;
  const asDeclared = { level, occupationCode, issuedOn, status: 'VALID', sameHolder: true };

  async function findingFor(answer: unknown) {
    const server = await loopbackServer(json(answer));
    const baseUrls = { SKILL_LEVEL: server.url, VOCATIONAL_QUALIFICATION: 'http://127.0.0.1:1' };
    const finding = await certificateRegistry({ ...portSettings(''), baseUrls }).checkCertificate(question);
    expect(server.received).toMatchObject([{ method: 'POST', path: '/certificate-records' }]);
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual({ number: question.number });
    return finding;
  }

  it('says yes where all declared facts are equal', async () => {
    expect(await findingFor(record)).toEqual({ outcome: 'yes', certificateFound: asDeclared });
  });

  it('gives the name of the occupation with a yes and with a no', async () => {
    expect(await findingFor({ ...record, occupationName: '焊工' })).toEqual({
      outcome: 'yes',
      occupationName: '焊工',
      certificateFound: asDeclared,
    });
    expect(await findingFor({ ...record, occupationName: ' 焊工 ', status: 'REVOKED' })).toEqual({
      outcome: 'no',
      reasons: ['CERTIFICATE_REVOKED'],
      occupationName: '焊工',
      certificateFound: { ...asDeclared, status: 'REVOKED' },
    });
  });

  it.each([null, '', ' '])('gives no name of the occupation where it says %j', async (occupationName) => {
    expect(await findingFor({ ...record, occupationName })).toEqual({ outcome: 'yes', certificateFound: asDeclared });
  });

  it('gives no name of the declared occupation from a record of another one', async () => {
    expect(await findingFor({ ...record, occupationCode: '6-18-02-05', occupationName: '切割工' })).toEqual({
      outcome: 'no',
      reasons: ['CERTIFICATE_OCCUPATION_MISMATCH'],
      certificateFound: { ...asDeclared, occupationCode: '6-18-02-05' },
    });
  });

  it("does not give another holder's name or ID number", async () => {
    const finding = await findingFor({ ...record, holderName: '李四', holderIdNumber: '999999197001010016' });
    expect(JSON.stringify(finding)).not.toMatch(/李四|999999197001010016/);
    expect(finding).toMatchObject({ outcome: 'no', certificateFound: { sameHolder: false } });
  });

  it('says no with every difference at once', async () => {
    const differing = {
      ...record,
      status: 'REVOKED',
      holderName: '李四',
      level: 4,
      occupationCode: '6-18-02-05',
      issuedOn: '2021-05-21',
    };
    expect(await findingFor(differing)).toEqual({
      outcome: 'no',
      reasons: [
        'CERTIFICATE_REVOKED',
        'CERTIFICATE_HOLDER_MISMATCH',
        'CERTIFICATE_LEVEL_MISMATCH',
        'CERTIFICATE_OCCUPATION_MISMATCH',
        'CERTIFICATE_DATE_MISMATCH',
      ],
      certificateFound: {
        level: 4,
        occupationCode: '6-18-02-05',
        issuedOn: '2021-05-21',
        status: 'REVOKED',
        sameHolder: false,
      },
    });
  });

  it.each([{ found: false }, { ...record, category: 'VOCATIONAL_QUALIFICATION' }])('says no to %j', async (answer) => {
    expect(await findingFor(answer)).toEqual({ outcome: 'no', reasons: ['CERTIFICATE_NOT_FOUND'] });
  });

  it.each([
    ['of another certificate', { ...record, number: 'S000021020200300000013' }],
    ['with an impossible date', { ...record, issuedOn: '2021-02-30' }],
    ['of an unknown status', { ...record, status: 'SUSPENDED' }],
  ])('gives no answer by a record %s', async (_, answer) => {
    expect(await findingFor(answer)).toEqual({ outcome: 'no-answer', fault: 'schema' });
  });

  it('is chosen by the category of the certificate', async () => {
    const qualifications = await loopbackServer(json({ found: false }));
    const skillLevels = await loopbackServer(json({ found: false }));
    const baseUrls = { VOCATIONAL_QUALIFICATION: qualifications.url, SKILL_LEVEL: skillLevels.url };
    const registry = certificateRegistry({ ...portSettings(''), baseUrls });
    await registry.checkCertificate({ ...question, category: 'VOCATIONAL_QUALIFICATION' });
    expect([qualifications.received.length, skillLevels.received.length]).toEqual([1, 0]);
    await registry.checkCertificate(question);
    expect([qualifications.received.length, skillLevels.received.length]).toEqual([1, 1]);
  });

  it('does not exist for professional-technical certificates', async () => {
    const registry = certificateRegistry({
      ...portSettings(''),
      baseUrls: { VOCATIONAL_QUALIFICATION: '', SKILL_LEVEL: '' },
    });
    const excluded = registry.checkCertificate({ ...question, category: 'PROFESSIONAL_TECHNICAL' });
    await expect(excluded).rejects.toThrow(RangeError);
  });
});
