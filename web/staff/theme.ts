import type { ThemeConfig } from 'antd';

/** The component library in the portal's colours. With its own, text and borders have too little contrast (WCAG AA). */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b4fa8',
    colorInfo: '#0b4fa8',
    colorLink: '#0b4fa8',
    colorLinkHover: '#08397a',
    colorLinkActive: '#08397a',
    colorError: '#b3261e',
    colorErrorText: '#b3261e',
    colorSuccess: '#0f6b3a',
    colorSuccessText: '#0f6b3a',
    colorWarning: '#8a5300',
    colorWarningText: '#8a5300',
    colorText: '#1b1f24',
    colorTextSecondary: '#4a5361',
    colorTextTertiary: '#4a5361',
    colorTextQuaternary: '#5c6673',
    colorTextDescription: '#4a5361',
    colorTextPlaceholder: '#5c6673',
    colorTextDisabled: '#5c6673',
    colorIcon: '#4a5361',
    colorBorder: '#6b7583',
    borderRadius: 6,
    fontFamily: 'var(--font)',
    fontSize: 15,
    controlHeight: 36,
    lineWidthFocus: 3,
  },
  components: {
    Menu: { darkItemSelectedBg: '#0b4fa8' },
    Layout: { siderBg: '#0b2545' },
    Table: { headerColor: '#1b1f24' },
  },
};
