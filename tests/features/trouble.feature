Feature: A part of the shop is away
  A printer, a store or a server that is away is shown, and never refuses a sale.

  Background:
    Given the till stands at the keypad

  Scenario: The printer is off
    Given the printer is switched off
    And "33" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And the screen says "Receipt is waiting"
    And the banner says "The printer refuses the connection"
    When the cashier presses Escape
    And "34" is charged
    And the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    Given the printer is switched on
    When the cashier touches "Check now"
    Then 1 paper is printed
    And the screen says "Receipt printed"
    And no banner is on the screen
    When the cashier presses Escape
    Then the shelf shows "Paid, €33.00, "
    And every tile that is paid says "receipt printed"

  Scenario: The printer is out of paper
    Given the printer is out of paper
    And "35" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And the banner says "Printer is out of paper"
    Given the printer has paper
    Then 1 paper is printed
    And no banner is on the screen

  Scenario: The printer falls silent in the middle of a receipt
    Given the printer will fall silent in its next receipt
    And "36" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And the banner says "A receipt was perhaps not printed"
    And the screen says "Receipt perhaps printed"
    When the cashier touches "Receipt"
    Then the screen says "Was it printed?"
    When the cashier touches "Print copy"
    Then the screen says "Printed at"
    And the newest paper says "COPY"
    And no banner is on the screen

  Scenario: The store refuses what it is told
    Given the store does not trust the till
    And "37" is charged
    Then the banner says "The store's server refuses the messages"
    When the customer pays what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the store has heard nothing
    Given the store trusts the till
    When the cashier touches "Check now"
    Then the store has heard created, payment_seen, seen, payment_changed, confirmed
    And the screen says "store told"
    And no banner is on the screen
    When the cashier touches "Store in step"
    And the cashier touches "Show the calls"
    And the cashier touches the topmost "sale.confirmed"
    And the cashier touches "Send again"
    Then the store has heard created, payment_seen, seen, payment_changed, confirmed, confirmed

  Scenario: The chain's server is gone
    Given the chain's server is gone
    Then the banner says "No network: payments cannot be seen right now"
    And "38" is charged
    And the sale is "Waiting"
    When the customer pays what the code asks
    And the cashier presses Escape
    And "39" is charged
    Then the sale is "Waiting"
    Given the chain's server is back
    When the cashier touches "Check now"
    Then no banner is on the screen
    When the cashier presses Escape
    Then the shelf shows "Seen, €38.00"
    And the shelf shows "Waiting, €39.00"

  Scenario: A block is found while the chain's server is gone
    Given "40" is charged
    When the customer pays what the code asks
    Then the sale is "Seen"
    Given the chain's server is gone
    Then the banner says "No network: payments cannot be seen right now"
    When a block is found
    Given the chain's server is back
    Then the sale is "Paid"
