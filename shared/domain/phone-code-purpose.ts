/** What a code proves a phone for. A code for one purpose is worth nothing for another. */
export const PHONE_CODE_PURPOSES = ['OBJECTION', 'CONTACT'] as const;
export type PhoneCodePurpose = (typeof PHONE_CODE_PURPOSES)[number];
