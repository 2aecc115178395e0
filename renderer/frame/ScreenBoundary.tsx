/** Keeps a bug of one screen from taking the window with it. */
import { Button } from 'antd';
import { Component, type ErrorInfo, type ReactNode } from 'react';

interface ScreenBoundaryProps {
  readonly children: ReactNode;
}

export class ScreenBoundary extends Component<ScreenBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="empty" role="alert" data-testid="screen-broken">
        <p>这一页显示时出错。数据没有受影响，其他页可照常使用。</p>
        <Button onClick={() => this.setState({ broken: false })}>重新显示</Button>
      </div>
    );
  }
}
