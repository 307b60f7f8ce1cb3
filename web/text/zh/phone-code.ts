/** The code in a text message that proves a phone. */
export const phoneCodeText = {
  get: '获取验证码',
  sent: '验证码已发送，10分钟内有效。',
  tooMany: '同一手机号码两次获取验证码须间隔60秒，每日最多5次。',
  againIn: (wait: string) => `可在${wait}后重新获取。`,
  again: '没有收到的，现在可以重新获取。',
};
