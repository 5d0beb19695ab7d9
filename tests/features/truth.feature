Feature: The till is never wrong about money
  What is taken before a block is watched, what is doubtful is asked, what is too much is kept apart.

  Background:
    Given the till stands at the keypad

  Scenario: Accepted before any block holds it
    Given "12.50" is charged
    When the customer pays for good what the code asks
    Then the sale is "Seen"
    And the screen says "Listening for 10 s"
    And the screen says "€0.00 of €50.00"
    When 11 seconds pass
    Then the sale is "Accepted"
    And the screen says "Taken, though not confirmed yet."
    And the screen says "0 of 1 block"
    And 1 paper is printed
    And the store has heard created, payment_seen, seen, accepted
    When a block is found
    Then the sale is "Paid"
    And 1 paper is printed

  Scenario: Accepted, and then spent elsewhere
    Given "13.50" is charged
    When the customer pays for good what the code asks
    And 11 seconds pass
    Then the sale is "Accepted"
    And 1 paper is printed
    When the customer sends the same money somewhere else
    Then the sale is "Taken back"
    And the screen says "Stop the customer, if still here."
    When the cashier presses Escape
    Then the banner says "Payment taken back"
    When the cashier touches "Arrived?"
    Then the banner says "Payment taken back"
    When the cashier touches "History"
    Then the banner says "Payment taken back"
    When the cashier touches "Look"
    Then the sale is "Taken back"
    When everything is printed and told
    Then 1 paper is printed
    And the store has heard created, payment_seen, seen, accepted, payment_changed, reversed
    When the cashier touches "I have seen it"
    Then no banner is on the screen

  Scenario: Too large to be taken unconfirmed
    Given "20.01" is charged
    When the customer pays for good what the code asks
    And 11 seconds pass
    Then the screen says "Over the limit for unconfirmed money"
    And the sale is "Seen"

  Scenario: A payment that says that it may be replaced waits for its block
    Given "14" is charged
    When the customer pays what the code asks
    And 11 seconds pass
    Then the screen says "Can still be replaced by the sender"
    And the sale is "Seen"
    When a block is found
    Then the sale is "Paid"

  Scenario: The fee is low
    Given the next blocks are dear
    And "15" is charged
    When the customer pays for good what the code asks
    And 11 seconds pass
    Then the screen says "The fee is low"
    And the sale is "Seen"

  Scenario: What nobody can judge is not taken
    Given no server can say what the next blocks cost
    And "16" is charged
    When the customer pays for good what the code asks
    And 11 seconds pass
    Then the screen says "No server can judge its fee"
    And the sale is "Seen"

  Scenario: One of two servers has not seen it
    Given the second server hides payments
    And "17" is charged
    When the customer pays for good what the code asks
    And 11 seconds pass
    Then the screen says "Not every server has seen it"
    And the sale is "Seen"

  Scenario: Two servers disagree about a payment
    Given the first server hides payments
    And "18" is charged
    When the customer pays for good what the code asks
    Then after a while the banner says "The servers disagree about a payment"
    And the sale is "Waiting"
    When the cashier touches "Look"
    Then the screen says "Payment servers"
    When the cashier touches "Close"
    Then a code is on the screen

  Scenario: It may have come in time, and a person decides
    Given "64" is charged
    When the till is switched off
    And the customer pays for good what the code asks
    And 20 minutes go by
    And the till is switched on
    And the cashier opens the tile "Perhaps late, €64.00"
    Then the screen says "and may have come in time. You decide."
    And the screen says "Worth at the held price"
    And the screen says "Worth at the rate now"
    When the cashier touches "Accept the money"
    And a block is found
    Then the sale is "Paid"
    And 1 paper is printed

  Scenario: Too much, kept as a tip
    Given "19" is charged
    When the customer pays 110 % of what the code asks
    And a block is found
    Then the sale is "Paid too much"
    And the screen says "€1.90 came on top of the price."
    When the cashier touches "Keep as tip"
    Then the screen says "and was kept as a tip."
    And the journal says "sale.over_taken"
    When everything is printed and told
    Then 1 paper is printed

  Scenario: Too much, to be given back
    Given "19.50" is charged
    When the customer pays 110 % of what the code asks
    And a block is found
    Then the sale is "Paid too much"
    And 1 paper is printed
    When the cashier touches "Refund slip"
    Then the screen says "and is to be given back."
    And 2 papers are printed
    And the newest paper says "REFUND DUE"

  Scenario: Money after a cancel
    Given "21" is charged
    When the cashier touches "Cancel sale"
    And the cashier touches "Cancel sale"
    Then the keypad stands
    When the customer pays what the code asks
    Then the banner says "Money came for sale"
    When the cashier touches "Open the sale"
    Then the sale is "Paid after cancel"
    And no banner is on the screen
    When a block is found
    And the cashier touches "Accept the money"
    Then the sale is "Paid"
    And 1 paper is printed

  Scenario: Paid once more
    Given "22" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    When the cashier presses Escape
    And the customer pays what the code asks
    Then the banner says "Sale "
    And the screen says "was paid once more"
    When the cashier touches "Open the sale"
    And a block is found
    Then the sale is "Paid too much"
    And the screen says "€22.00 came on top of the price."
