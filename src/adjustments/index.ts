/** Changes made because of cases (policy 5.4). */
export {
  type Adjustment, type AdjustmentContent, adjustmentKinds, adjustmentLimits, type Adjustments, adjustmentsKind, adjustmentStates, createAdjustments, isOpen,
} from './adjustment.js';
