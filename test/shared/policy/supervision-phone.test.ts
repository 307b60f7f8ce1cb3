import { expect, test } from 'vitest';
import { policies } from '../../../shared/policy/policies.ts';
import { supervisionPhoneOf } from '../../../shared/policy/supervision-phone.ts';

const office = (code: string, phone: string) => ({
  agencies: [{ code, name: code, consultPhone: '', supervisionPhones: [phone] }],
});

test('an agency has its own supervision telephone, the first where there are two', () => {
  expect(supervisionPhoneOf('210202', policies)).toBe('82745351');
  expect(supervisionPhoneOf('2102JP', policies)).toBe('65891563');
});

test('an agency that no policy names has the city’s', () => {
  expect(supervisionPhoneOf('999999', policies)).toBe('84369105');
});

test('the latest policy that names an agency tells its telephone', () => {
  expect(supervisionPhoneOf('210202', [office('210202', '1'), office('210202', '2'), office('210203', '3')])).toBe('2');
});

test('there is none without any policy that names the agency or the city', () => {
  expect(supervisionPhoneOf('210202', [])).toBeUndefined();
});
