Feature: A customer pays
  The cashier types an amount, the customer scans the code, and the till follows the money.

  Background:
    Given the till stands at the keypad

  Scenario: Paying exactly, by keyboard
    When the cashier types "31.97"
    Then the screen says "Charge €31.97"
    When the cashier presses Enter
    And the customer scans the code
    Then the sale is "Waiting"
    When the customer pays what the code asks
    Then the sale is "Seen"
    And no code is on the screen
    When a block is found
    Then the sale is "Paid"
    And the screen says "€31.97, confirmed in block"
    And 1 paper is printed
    And the newest paper says "TOTAL EUR 31.97"
    And the screen says "Receipt printed"
    And the screen says "store told"
    And the store has heard created, payment_seen, seen, payment_changed, confirmed

  Scenario: Paying exactly, by finger
    When the cashier touches "1"
    And the cashier touches "2"
    And the cashier touches "."
    And the cashier touches "5"
    And the cashier touches "Charge €12.50"
    And the customer scans the code
    And the customer pays what the code asks
    Then the sale is "Seen"
    When the cashier touches "Next sale"
    Then the keypad stands
    And the screen says "Type an amount"

  Scenario: Digits are whole units until the separator
    When the cashier types "5"
    Then the screen says "Charge €5.00"
    When the cashier types ",2"
    Then the screen says "Charge €5.20"
    When the cashier presses Backspace
    Then the screen says "Charge €5.00"

  Scenario: Too little, and then the rest
    Given "84" is charged
    When the customer pays 85 % of what the code asks
    Then the sale is "Partly paid"
    And the code asks for the rest, at the same address
    When the customer pays what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the store has heard created, payment_seen, partly_paid, payment_seen, seen, payment_changed, payment_changed, confirmed

  Scenario: Too little, and the cashier lets it be enough
    Given "40" is charged
    When the customer pays 97 % of what the code asks
    Then the sale is "Partly paid"
    When the cashier touches "Accept as is"
    Then the sale is "Seen"
    And the store has heard created, payment_seen, partly_paid, accepted, seen
    When a block is found
    Then the sale is "Paid"
    And 1 paper is printed

  Scenario: Too much
    Given "9.80" is charged
    When the customer pays 110 % of what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid too much"
    And 1 paper is printed
    And the store has heard created, payment_seen, seen, overpaid, payment_changed, confirmed

  Scenario: A note stands on the receipt
    When the cashier touches "Add a note"
    And the cashier types "table 7"
    And the cashier touches "Done"
    And "6.50" is charged
    Then the screen says "table 7"
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the newest paper says "table 7"

  Scenario: An amount in satoshi
    When the cashier touches "sat"
    And "25000" is charged
    Then the code asks for 25000 sat
    And the screen says "25 000 sat"
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"

  Scenario: An amount in yen has no separator
    When the cashier touches "JPY"
    And the cashier types "15.00"
    Then the screen says "Charge ¥1 500"
    When the cashier presses Enter
    And the customer scans the code
    And the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the newest paper says "TOTAL JPY 1 500"

  Scenario: Touching Charge twice makes one sale
    When the cashier types "17"
    And the cashier touches Charge twice at once
    Then the sale is "Waiting"
    And just 1 sale of "€17.00" was made
    When the cashier presses Escape
    And the cashier types "18"
    And the cashier presses Enter twice at once
    Then the sale is "Waiting"
    And just 1 sale of "€18.00" was made
