import { connectionOf } from './connection-of.ts'
import { Reward } from './reward.ts'

/** Lists of rewards. */
export const RewardConnection = connectionOf('Reward', () => Reward, 'rewards')
