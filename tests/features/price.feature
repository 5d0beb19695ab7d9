Feature: A price holds for a quarter of an hour
  A price that is over asks for a person, and without a rate nothing is sold.

  Background:
    Given the till stands at the keypad

  Scenario: Expired, then a new rate
    Given "12.50" is charged
    When 15 minutes pass
    Then the sale is "Expired"
    And no code is on the screen
    When the cashier touches "New rate, 15 more minutes"
    Then the sale is "Waiting"
    And the code is at the same address
    When the customer pays what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid"

  Scenario: What was paid before the price was over counts
    Given "30" is charged
    When the customer pays 50 % of what the code asks
    Then the sale is "Partly paid"
    When 16 minutes pass
    Then the sale is "Expired"
    When the cashier touches "New rate, 15 more minutes"
    Then the sale is "Partly paid"
    And the code asks for the rest, at the same address
    When the customer pays what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid"

  Scenario: Paid late, and the cashier takes it
    Given "14" is charged
    When 20 minutes pass
    Then the sale is "Expired"
    When the customer pays what the code asks
    Then the sale is "Paid late"
    And the screen says "The money came after the price ended."
    When a block is found
    And the cashier touches "Accept the money"
    Then the sale is "Paid"
    And 1 paper is printed

  Scenario: A moment too late is in time
    Given "15" is charged
    When 16 minutes pass
    And the customer pays what the code asks
    Then the sale is "Seen"

  Scenario: Without a rate nothing is sold
    Given no rate source answers
    When 11 minutes pass
    Then the banner says "Sales are stopped"
    When the cashier types "5"
    Then the screen says "Stopped: no rate"
    When the cashier presses Enter
    Then the keypad stands
    Given every rate source answers
    When 1 minutes pass
    Then the screen says "Charge €5.00"
    And no banner is on the screen

  Scenario: One rate source is not enough
    Given only "kraken" answers
    When 11 minutes pass
    Then the banner says "Sales are stopped: no second source confirms the rate"
    When the cashier types "5"
    Then the screen says "Stopped: no rate"

  Scenario: Somebody changes the clock of the till
    When somebody sets the clock 90 minutes ahead
    Then the banner says "The clock of this till was changed"
    And the journal says "clock.jumped"
