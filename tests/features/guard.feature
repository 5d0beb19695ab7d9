Feature: Nobody bends the till behind its owner's back
  An employee has the keys of the shop and time at night; the owner has what the till wrote down.

  Scenario: What a customer's note said is gone after its days, and the books still hold
    Given the till stands at the keypad
    And a sale for "Ada, table 4" is paid
    When the till is switched off
    And 40 days go by
    And the till is switched on
    Then "Ada, table 4" stands nowhere any more
    And the till vouches for its books

  Scenario: A price that was changed in the till's file is named
    Given the till stands at the keypad
    And a sale for "the books" is paid
    And the till vouches for its books
    When somebody changes what that sale came to
    Then the till names that sale

  Scenario: A wallet of one's own in the settings file sells nothing
    Given the till stands at the keypad
    And the till is switched off
    And somebody puts a wallet of their own into the settings
    When the till is switched on
    Then the banner says "The wallet was changed outside the till"
    And the journal says "wallet.unconfirmed"
    And no address of that wallet is ever shown
