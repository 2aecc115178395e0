/** The UI kit's settings around its components: language, colours, and the nonce its styles need. */
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import type { ReactNode } from 'react';
import { nonce } from './nonce';
import { theme } from './theme';

export function Kit({ children }: { children: ReactNode }): ReactNode {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  );
}
