Feature: The till is switched off and on again
  Every open sale is back, and followed, as if nothing had happened.

  Background:
    Given the till stands at the keypad

  Scenario: Open sales of every kind are back
    Given "61" is charged
    And the cashier presses Escape
    And "62" is charged
    And the customer pays what the code asks
    And the sale is "Seen"
    And the cashier presses Escape
    And "63" is charged
    And the customer pays 40 % of what the code asks
    And the sale is "Partly paid"
    When the till is switched off and on again
    Then the shelf shows "Waiting, €61.00"
    And the shelf shows "Seen, €62.00"
    And the shelf shows "Partly paid, €63.00"
    When the cashier opens the tile "Partly paid, €63.00"
    Then the code asks for the rest, at the same address
    When the customer pays what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid"

  Scenario: Money that came while the till was off
    Given "64" is charged
    When the till is switched off
    And the customer pays what the code asks
    And a block is found
    And the till is switched on
    Then the shelf shows "Paid, €64.00"
    And 1 paper is printed
    And the store has heard created, payment_seen, confirmed

  Scenario: A receipt that waited prints after the start
    Given the printer is switched off
    And "65" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    When the till is switched off
    Given the printer is switched on
    When the till is switched on
    Then 1 paper is printed

  Scenario: An alarm is still an alarm after the start, until somebody has seen it
    Given "66" is charged
    When the customer pays what the code asks
    Then the sale is "Seen"
    When the customer sends the same money somewhere else
    Then the sale is "Taken back"
    When the till is switched off and on again
    And the cashier opens the tile "Taken back, €66.00"
    And the cashier touches "I have seen it"
    Then the shelf does not show "€66.00"
    When the till is switched off and on again
    Then the shelf does not show "€66.00"

  Scenario: The price of a sale ends while the till is off
    Given "67" is charged
    When the till is switched off
    And 15 minutes go by
    And the till is switched on
    Then the shelf shows "Expired, €67.00"

  Scenario: No address is used twice
    Given "68" is charged
    When the till is switched off and on again
    And "69" is charged
    Then the code is at another address
