import { ComponentType } from 'react';

/** Props of `PlainWidget`: what a renderer of the home page is given. */
export interface PlainWidgetProps {
  Content: ComponentType;
}

/** Shows a widget of the home page as it is: our cards bring their own frame and title, or are not there at all. */
export function PlainWidget({ Content }: PlainWidgetProps) {
  return <Content />;
}
