/** The screen the rail points at. */
import type { ReactNode } from 'react';
import { useNavigation } from '../navigation';
import { AgreementScreen } from '../screens/agreement/AgreementScreen';
import { BasesScreen } from '../screens/bases/BasesScreen';
import { ChecksScreen } from '../screens/checks/ChecksScreen';
import { EditionsScreen } from '../screens/editions/EditionsScreen';
import { HistoryScreen } from '../screens/history/HistoryScreen';
import { MergeScreen } from '../screens/merge/MergeScreen';
import { OpinionsScreen } from '../screens/opinions/OpinionsScreen';
import { OverviewScreen } from '../screens/overview/OverviewScreen';
import { PoolScreen } from '../screens/pool/PoolScreen';
import { RequestsScreen } from '../screens/requests/RequestsScreen';
import { RoundsScreen } from '../screens/rounds/RoundsScreen';
import { SettingsScreen } from '../screens/settings/SettingsScreen';
import { SourcesScreen } from '../screens/sources/SourcesScreen';
import { TownshipsScreen } from '../screens/townships/TownshipsScreen';
import { UnitsScreen } from '../screens/units/UnitsScreen';

export function OpenScreen(): ReactNode {
  const { screen } = useNavigation();
  switch (screen) {
    case 'overview':
      return <OverviewScreen />;
    case 'sources':
      return <SourcesScreen />;
    case 'merge':
      return <MergeScreen />;
    case 'pool':
      return <PoolScreen />;
    case 'bases':
      return <BasesScreen />;
    case 'opinions':
      return <OpinionsScreen />;
    case 'agreement':
      return <AgreementScreen />;
    case 'rounds':
      return <RoundsScreen />;
    case 'townships':
      return <TownshipsScreen />;
    case 'editions':
      return <EditionsScreen />;
    case 'requests':
      return <RequestsScreen />;
    case 'units':
      return <UnitsScreen />;
    case 'checks':
      return <ChecksScreen />;
    case 'history':
      return <HistoryScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}
