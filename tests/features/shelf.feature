Feature: Open sales stand on the shelf
  Nothing that waits for a customer, a block or a person ever blocks the next sale.

  Background:
    Given the till stands at the keypad

  Scenario: The next sale begins while one is confirming
    Given "21" is charged
    When the customer pays what the code asks
    Then the sale is "Seen"
    When the cashier touches "Next sale"
    Then the keypad stands
    And the shelf shows "Seen, €21.00"
    Given "22" is charged
    Then the sale is "Waiting"
    When a block is found
    And the cashier presses Escape
    And the cashier opens the tile "Paid, €21.00"
    Then the sale is "Paid"
    When the cashier presses Escape
    And the cashier opens the tile "Waiting, €22.00"
    Then a code is on the screen

  Scenario: Escape leaves a sale on the shelf and never cancels it
    Given "23" is charged
    When the cashier presses Escape
    And the cashier presses Escape
    Then the keypad stands
    And the shelf shows "Waiting, €23.00"
    When the cashier opens the tile "Waiting, €23.00"
    Then a code is on the screen
    When the customer pays what the code asks
    Then the sale is "Seen"
    And the store has heard created, payment_seen, seen

  Scenario: Cancelling asks first, and every safe answer keeps the sale
    Given "24" is charged
    When the cashier touches "Cancel sale"
    Then the screen says "Cancel this sale?"
    When the cashier touches "Keep the sale"
    Then a code is on the screen
    When the cashier touches "Cancel sale"
    And the cashier presses Escape
    Then a code is on the screen
    When the cashier touches "Cancel sale"
    And the cashier presses Enter
    Then a code is on the screen
    And the store has heard created
    When the cashier touches "Cancel sale"
    And the cashier touches "Cancel sale"
    Then the keypad stands
    And the shelf does not show "€24.00"
    And the store has heard created, cancelled

  Scenario: Money comes while the till asks about cancelling
    Given "24.50" is charged
    When the cashier touches "Cancel sale"
    Then the screen says "Cancel this sale?"
    When the customer pays what the code asks
    Then the sale is "Seen"
    And the screen does not say "Cancel this sale?"
    When the cashier presses Escape
    Then the keypad stands
    And the shelf shows "Seen, €24.50"

  Scenario: Money that comes after a cancel is credited
    Given "25" is charged
    When the cashier touches "Cancel sale"
    And the cashier touches "Cancel sale"
    Then the keypad stands
    When the customer pays what the code asks
    Then the shelf shows "Paid after cancel, €25.00"
    And the banner says "Money came for sale"
    When the cashier touches "Open the sale"
    Then the sale is "Paid after cancel"
    And no banner is on the screen
    When the cashier touches "Accept the money"
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the store has heard created, cancelled, payment_seen, seen, accepted, payment_changed, confirmed

  Scenario: A payment that is taken back alarms until somebody has seen it
    Given "46.25" is charged
    When the customer pays what the code asks
    Then the sale is "Seen"
    When the customer sends the same money somewhere else
    Then the sale is "Taken back"
    And the screen says "This sale is not paid"
    When the cashier presses Escape
    Then the shelf shows "Taken back, €46.25"
    And the banner says "Payment taken back"
    When the cashier touches "History"
    Then the banner says "Payment taken back"
    When the cashier touches "Look"
    Then the sale is "Taken back"
    When the cashier touches "I have seen it"
    Then the keypad stands
    And the shelf does not show "€46.25"
    And the store has heard created, payment_seen, seen, payment_changed, reversed

  Scenario: A sale that is not paid goes when the customer has surely left
    Given "26" is charged
    When the cashier presses Escape
    And 15 minutes pass
    Then the shelf shows "Expired, €26.00"
    When 15 minutes pass
    Then the shelf does not show "€26.00"

  Scenario: A paid sale is in sight for a minute
    Given "27" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    When the cashier presses Escape
    Then the shelf shows "Paid, €27.00"
    When 1 minutes pass
    Then the shelf does not show "€27.00"
