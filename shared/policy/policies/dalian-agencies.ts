import type { Agency } from '../policy.ts';

/** The local offices that handle applications. Phone numbers are local ones, area code 0411. */
export const dalianAgencies: readonly Agency[] = [
  { code: '210202', name: '中山区公共事业服务中心', consultPhone: '82745201', supervisionPhones: ['82745351'] },
  { code: '210203', name: '西岗区公共事业服务中心', consultPhone: '39661801', supervisionPhones: ['39661813'] },
  { code: '210204', name: '沙河口区帮万家服务中心', consultPhone: '84504039', supervisionPhones: ['84504069'] },
  { code: '210211', name: '甘井子区公共服务中心', consultPhone: '86602097', supervisionPhones: ['86589492'] },
  { code: '2102GX', name: '高新区人才劳务服务中心', consultPhone: '39750659', supervisionPhones: ['84793609'] },
  {
    code: '2102JP',
    name: '大连金普新区就业和社会保险事业服务中心',
    consultPhone: '65891562',
    supervisionPhones: ['65891563', '87561730'],
  },
  { code: '210212', name: '旅顺口区经济发展服务中心', consultPhone: '62682209', supervisionPhones: ['62682202'] },
  { code: '210214', name: '普兰店区社会保障事务服务中心', consultPhone: '83115024', supervisionPhones: ['83139075'] },
  { code: '210281', name: '瓦房店市人力资源和社会保障中心', consultPhone: '85632392', supervisionPhones: ['85632392'] },
  {
    code: '210283',
    name: '庄河市人力资源和社会保障事务服务中心',
    consultPhone: '89725638',
    supervisionPhones: ['89725601'],
  },
  { code: '210224', name: '长海县公共服务中心', consultPhone: '89882396', supervisionPhones: ['89882427'] },
  { code: '2102CX', name: '大连长兴岛经济区劳动人事局', consultPhone: '85283098', supervisionPhones: ['85283609'] },
  { code: '2102HY', name: '花园口经济区人力资源服务中心', consultPhone: '39183580', supervisionPhones: ['39183578'] },
  { code: '210200', name: '大连市就业服务中心', consultPhone: '84369129', supervisionPhones: ['84369105'] },
];
